"""Keys in the order in which they were typed: each waits until all that the one before it set off is done.

Otherwise what somebody types ahead of a question that is not on the screen yet would be lost, or go to the wrong place.
"""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen

_ROUNDS = 3  # after the last change of focus: a list tells the screen, the screen the app, the app what is shown
_PATIENCE = 2.0  # seconds for what does not answer, because it is going away
_MOMENT = 0.002  # seconds between two looks whether a question is on the screen


class InOrder(App[None]):
    """An application that answers one key at a time."""

    def on_mount(self) -> None:
        """Begin to listen; Textual calls this beside the one of the application itself."""
        self._typed: asyncio.Queue[events.Key] = asyncio.Queue()
        self.run_worker(self._listen(), exit_on_error=True)

    async def on_event(self, event: events.Event) -> None:
        """Keep a key until it is its turn."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.is_running and hasattr(self, "_typed"):
            self._typed.put_nowait(event)
        else:
            await super().on_event(event)

    async def type(self, *keys: events.Key) -> None:
        """Type keys, as fast as a terminal sends them, and wait until all are answered."""
        for key in keys:
            self._typed.put_nowait(key)
        await self._typed.join()

    async def _listen(self) -> None:
        while True:
            event = await self._typed.get()
            await super().on_event(event)
            same = 0
            while same < _ROUNDS:
                before = self.screen, self.focused
                await self._settled()
                await self._asked()
                same = same + 1 if (self.screen, self.focused) == before else 0
            self._typed.task_done()

    async def _settled(self) -> None:
        """Wait until what has the focus, all that it stands in, and the application have done what they were told so far."""
        for pump in self.focused.ancestors_with_self if self.focused else (self.screen, self):
            await _through(pump)

    async def _asked(self) -> None:
        """Wait until a question that was put has a field to answer it in."""
        for _ in range(round(_PATIENCE / _MOMENT)):
            if not isinstance(self.screen, ModalScreen) or self.screen.AUTO_FOCUS == "" or self.focused is not None:
                return
            await asyncio.sleep(_MOMENT)


async def _through(pump: MessagePump) -> None:
    """Wait until something has done all that it was told."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        try:
            await asyncio.wait_for(done.wait(), _PATIENCE)
        except TimeoutError:
            return
