"""A headless Chromium that a test can ask what is on a page and what went wrong with it.

Speaks the browser's own protocol (CDP) over a loopback WebSocket. Name look-ups are switched off in
the browser, so that nothing but loopback can be asked for.
"""

import asyncio
import contextlib
import itertools
import os
import shutil
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
ANSWER_SECONDS = 30.0
START_SECONDS = 60.0  # the first start on a busy machine


class BrowserError(Exception):
    """The browser did not do what it was asked for; its own words."""


class Tab:
    """One page. `problems` are console errors and exceptions, `asked` every URL it asked for."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.problems: list[str] = []
        self.asked: list[str] = []
        self._socket = socket
        self._ids = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reader = asyncio.create_task(self._read())

    async def open(self, url: str) -> None:
        """Go to a page, noting from its first byte on what goes wrong."""
        for domain in ("Page", "Runtime", "Log", "Network"):
            await self.ask(f"{domain}.enable")
        await self.ask("Page.navigate", url=url)

    async def value(self, expression: str) -> Any:
        """What a JavaScript expression gives on the page."""
        answer = await self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def until(self, expression: str, seconds: float = 20.0) -> None:
        """Wait for an expression to become true."""
        deadline = time.monotonic() + seconds
        while True:
            with contextlib.suppress(BrowserError):  # the page is just changing
                if await self.value(expression):
                    return
            assert time.monotonic() < deadline, f"never true: {expression}; {self.problems}"
            await asyncio.sleep(0.02)

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol and its answer."""
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await answer
        finally:
            del self._answers[number]

    async def close(self) -> None:
        """Stop listening."""
        self._reader.cancel()
        await asyncio.gather(self._reader, return_exceptions=True)

    async def _read(self) -> None:
        async for message in self._socket:
            event = message.json()
            if "id" not in event:
                self._note(event["method"], event["params"])
            elif "error" in event:
                self._answers[event["id"]].set_exception(BrowserError(event["error"]["message"]))
            else:
                self._answers[event["id"]].set_result(event["result"])

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.problems.append(str(params["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.problems.append(str(params["entry"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in {"error", "warning"}:
            self.problems.append(str(params["args"]))


@contextlib.asynccontextmanager
async def tab(profile: Path) -> AsyncIterator[Tab]:
    """A browser with one empty page; ends with all of its processes."""
    assert PROGRAM is not None, "Chromium is not installed"
    # Chromium's sandbox refuses to run as root, as containers and CI do.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = await asyncio.create_subprocess_exec(
        PROGRAM,
        *FLAGS,
        *as_root,
        f"--user-data-dir={profile}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [target for target in await answer.json() if target["type"] == "page"]
            address = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Tab(socket)
                try:
                    yield page
                finally:
                    await page.close()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(browser.pid, signal.SIGKILL)
        await browser.wait()


async def _port(file: Path) -> int:
    deadline = time.monotonic() + START_SECONDS
    while True:
        # The file is there before its lines are.
        with contextlib.suppress(FileNotFoundError, ValueError):
            port, _ = file.read_text().split("\n", 1)
            return int(port)
        assert time.monotonic() < deadline, "Chromium did not start"
        await asyncio.sleep(0.05)
