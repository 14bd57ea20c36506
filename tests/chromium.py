"""A page in headless Chromium, driven over its own pipe: real keys and clicks, no driver program, no network."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

# How long Chromium may take to answer, in seconds; the machines that test share their processors.
PATIENCE = 60.0
# Chromium reads commands from this file descriptor and answers on the next (--remote-debugging-pipe).
_COMMANDS, _ANSWERS = 3, 4
# File descriptors from here on are surely free of that.
_FREE = 20
_CODES = {
    "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
    "ArrowDown": 40, "Tab": 9,
}  # fmt: skip


class Chromium:
    """A browser with one page. Use it as a context manager; what goes wrong in the page is in `faults`."""

    def __init__(self) -> None:
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        assert program, "no Chromium; install it with: apt-get install chromium"
        self.faults: list[str] = []
        """Messages on the console that are warnings or errors, exceptions, and requests that were made or refused."""
        self._folder = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        near, self._to = os.pipe()
        self._from, far = os.pipe()
        # Away from the numbers that Chromium wants, so that one move does not overwrite the other.
        from_us, to_us = (fcntl.fcntl(end, fcntl.F_DUPFD, _FREE) for end in (near, far))
        options = f"--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars \
            --force-color-profile=srgb --disable-background-networking --remote-debugging-pipe --user-data-dir={self._folder.name}"

        def move() -> None:
            os.dup2(from_us, _COMMANDS)
            os.dup2(to_us, _ANSWERS)

        self._process = subprocess.Popen(
            [program, *options.split(), "about:blank"], preexec_fn=move,  # noqa: PLW1509 - no threads are running here
            pass_fds=(_COMMANDS, _ANSWERS),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in (near, far, from_us, to_us):
            os.close(end)
        self._buffer = b""
        self._number = 0
        self._session = ""
        self._events: list[dict[str, Any]] = []
        page = next(one for one in self._wait_for_targets() if one["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.call(f"{domain}.enable")

    def _wait_for_targets(self) -> list[dict[str, Any]]:
        deadline = time.monotonic() + PATIENCE
        while True:
            targets: list[dict[str, Any]] = self.call("Target.getTargets")["targetInfos"]
            if any(one["type"] == "page" for one in targets) or time.monotonic() > deadline:
                return targets
            time.sleep(0.05)

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._to)
        os.close(self._from)
        self._folder.cleanup()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol; give its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data) :]
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                found: dict[str, Any] = answer["result"]
                return found
            self._note(answer)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._from], [], [], PATIENCE)
            assert ready, f"Chromium did not answer within {PATIENCE} seconds"
            more = os.read(self._from, 1 << 20)
            assert more, "Chromium ended"
            self._buffer += more
        message, _, self._buffer = self._buffer.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def _note(self, event: dict[str, Any]) -> None:
        method, given = event.get("method", ""), event.get("params", {})
        self._events.append(event)
        if method == "Runtime.exceptionThrown":
            self.faults.append(json.dumps(given["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and given["type"] in {"error", "warning", "assert"}:
            self.faults.append(json.dumps(given["args"]))
        elif method == "Log.entryAdded" and given["entry"]["level"] in {"error", "warning"}:
            self.faults.append(given["entry"]["text"])
        elif method == "Network.requestWillBeSent" and not given["request"]["url"].startswith(
            ("file:", "data:", "about:")
        ):
            self.faults.append(f"asked for {given['request']['url']}")

    def open(self, path: Path, width: int = 1280, height: int = 900, scheme: str = "light") -> None:
        """Show a file; `scheme` is `light` or `dark`."""
        self.size(width, height)
        self.scheme(scheme)
        self._events.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._note(self._read())

    def size(self, width: int, height: int, scale: float = 1.0) -> None:
        """Give the window another size in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )

    def scheme(self, scheme: str, media: str = "") -> None:
        """Say whether the person has light or dark colours, and whether the page is on a screen or on paper."""
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def value(self, expression: str) -> Any:
        """Give the value of a JavaScript expression in the page; a promise is waited for."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def text(self, selector: str) -> str:
        """Give the text of an element as it is seen."""
        return str(self.value(f"document.querySelector({json.dumps(selector)}).innerText"))

    def middle(self, selector: str) -> tuple[float, float]:
        """Bring an element into view; give the middle of its first line."""
        found = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; })()"
        )
        return found[0], found[1]

    def point_at(self, selector: str) -> None:
        """Move the mouse to an element."""
        x, y = self.middle(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector: str) -> None:
        """Click an element with the mouse, where it is seen."""
        x, y = self.middle(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys one after the other: a letter, or Tab, Enter, Escape, ArrowLeft, …"""
        for key in keys:
            text = "\r" if key == "Enter" else key if len(key) == 1 else ""
            given = {"key": key, "code": key, "windowsVirtualKeyCode": _CODES.get(key, ord(key[0].upper()))}
            modifiers = 8 if shift else 0
            down = "keyDown" if text else "rawKeyDown"
            self.call("Input.dispatchKeyEvent", type=down, text=text, modifiers=modifiers, **given)
            self.call("Input.dispatchKeyEvent", type="keyUp", modifiers=modifiers, **given)

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    def screenshot(self, path: Path, whole: bool = False) -> None:
        """Write what is seen, or the whole page, as PNG."""
        found = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **self._clip(whole))
        path.write_bytes(base64.b64decode(found["data"]))

    def _clip(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def print(self, path: Path) -> None:
        """Write the page as it is printed, as PDF."""
        found = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(found["data"]))
