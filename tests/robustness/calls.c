/* The calls that change files, counted and made to fail or to be the last: preloaded into a process that arms it.

   cc -shared -fPIC -O1 -o calls.so calls.c -ldl

   Calls on the standard streams are left alone. The count lies in memory that forks share. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* As in tests/robustness/zygote.py. */
enum { COUNT = 0, KILL = 1, TEAR = 2, FULL = 3, BROKEN = 4, FULL_FROM = 5, BROKEN_FROM = 6 };

static volatile long *seen;
static long chosen;
static int act, armed;

/* Shares the count with the forks that follow, and sets it to nothing. */
void calls_reset(void) {
    if (!seen) {
        seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (seen == MAP_FAILED) _exit(97);
    }
    *seen = 0;
}

long calls_seen(void) { return seen ? *seen : 0; }

void calls_arm(long number, int how) {
    chosen = number;
    act = how;
    armed = 1;
}

void calls_disarm(void) { armed = 0; }

/* Gives 0 when the call may go on, an error number when it fails, -1 when half of it is done before the end. */
static int decide(void) {
    if (!armed || !seen) return 0;
    long now = ++*seen;
    if (act == COUNT || now < chosen) return 0;
    if (now > chosen && act != FULL_FROM && act != BROKEN_FROM) return 0;
    if (act == KILL) kill(getpid(), SIGKILL);
    if (act == TEAR) return -1;
    return act == FULL || act == FULL_FROM ? ENOSPC : EIO;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define WHOLE(call) \
    do { \
        int told = decide(); \
        if (told < 0) kill(getpid(), SIGKILL); \
        if (told > 0) { errno = told; return -1; } \
        return call; \
    } while (0)

#define TORN(call, half) \
    do { \
        int told = decide(); \
        if (told < 0) { if (half) {} kill(getpid(), SIGKILL); } \
        if (told > 0) { errno = told; return -1; } \
        return call; \
    } while (0)

ssize_t write(int handle, const void *bytes, size_t length) {
    REAL(write);
    if (handle <= 2) return real(handle, bytes, length);
    TORN(real(handle, bytes, length), real(handle, bytes, length / 2));
}

ssize_t pwrite(int handle, const void *bytes, size_t length, off_t place) {
    REAL(pwrite);
    TORN(real(handle, bytes, length, place), real(handle, bytes, length / 2, place));
}

ssize_t pwrite64(int handle, const void *bytes, size_t length, off64_t place) {
    REAL(pwrite64);
    TORN(real(handle, bytes, length, place), real(handle, bytes, length / 2, place));
}

int fsync(int handle) { REAL(fsync); WHOLE(real(handle)); }
int fdatasync(int handle) { REAL(fdatasync); WHOLE(real(handle)); }
int ftruncate(int handle, off_t length) { REAL(ftruncate); WHOLE(real(handle, length)); }
int ftruncate64(int handle, off64_t length) { REAL(ftruncate64); WHOLE(real(handle, length)); }
int rename(const char *old, const char *new) { REAL(rename); WHOLE(real(old, new)); }
int link(const char *old, const char *new) { REAL(link); WHOLE(real(old, new)); }
int linkat(int in, const char *old, int to, const char *new, int how) {
    REAL(linkat);
    WHOLE(real(in, old, to, new, how));
}
int unlink(const char *path) { REAL(unlink); WHOLE(real(path)); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); WHOLE(real(path, mode)); }

int open(const char *path, int how, ...) {
    REAL(open);
    if (!(how & O_CREAT)) return real(path, how);
    va_list rest;
    va_start(rest, how);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    WHOLE(real(path, how, mode));
}

int open64(const char *path, int how, ...) {
    REAL(open64);
    if (!(how & O_CREAT)) return real(path, how);
    va_list rest;
    va_start(rest, how);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    WHOLE(real(path, how, mode));
}
