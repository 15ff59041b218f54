import asyncio
import hashlib
import re
from collections import Counter

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from service.broker import jars
from service.broker.errors import BrokerError
from service.broker.jars import (
    AT_ONCE,
    Jar,
    committed,
    download,
    is_complete,
    read_list,
    write_list,
)


def jar(name: str, content: bytes) -> Jar:
    path = f"org/example/{name}/1.0/{name}-1.0.jar"
    return Jar(sha256=hashlib.sha256(content).hexdigest(), size=len(content), path=path)


class Repository:
    """A Maven repository on loopback that misbehaves on request."""

    def __init__(self):
        self.files = {}  # path -> bytes
        self.asked = []  # (path, Range header or "")
        self.cut = Counter()  # path -> how many answers break off in the middle
        self.busy = Counter()  # path -> how many answers are 503
        self.ranges = True
        self.in_flight = self.most_in_flight = 0
        self.url = ""

    def add(self, name: str, content: bytes) -> Jar:
        made = jar(name, content)
        self.files[made.path] = content
        return made

    async def answer(self, request):
        path = request.match_info["path"]
        asked = request.headers.get("Range", "")
        self.asked.append((path, asked))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await asyncio.sleep(0.005)
            return await self.send(request, path, asked)
        finally:
            self.in_flight -= 1

    async def send(self, request, path, asked):
        if path not in self.files:
            return web.Response(status=404)
        if self.busy[path]:
            self.busy[path] -= 1
            return web.Response(status=503)
        content, status = self.files[path], 200
        if asked and self.ranges:
            start = int(re.fullmatch(r"bytes=(\d+)-", asked)[1])
            if start >= len(content):
                return web.Response(status=416)
            content, status = content[start:], 206
        response = web.StreamResponse(status=status)
        response.content_length = len(content)
        await response.prepare(request)
        if self.cut[path]:
            self.cut[path] -= 1
            await response.write(content[: len(content) // 2])
            request.transport.close()
            return response
        await response.write(content)
        return response


@pytest.fixture
async def repository(monkeypatch):
    monkeypatch.setattr(jars, "_WAITS_SECONDS", (0.01, 0.01, 0.01))
    repository = Repository()
    app = web.Application()
    app.router.add_get("/maven/{path:.+}", repository.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    repository.url = f"http://127.0.0.1:{runner.addresses[0][1]}/maven/"
    yield repository
    await runner.cleanup()


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


async def test_all_jars_come_and_no_more_than_a_few_at_once(repository, cache):
    wanted = tuple(repository.add(f"a{n}", b"%d" % n * 999) for n in range(3 * AT_ONCE))
    await download(wanted, cache, repository=repository.url)
    assert [(cache / jar.name).read_bytes() for jar in wanted] == list(repository.files.values())
    assert 1 < repository.most_in_flight <= AT_ONCE


async def test_complete_folder_needs_no_network(cache, repository):
    wanted = (repository.add("a", b"abc"),)
    await download(wanted, cache, repository=repository.url)
    await download(wanted, cache, repository="http://127.0.0.1:1")  # nobody listens there
    assert len(repository.asked) == 1


async def test_progress_ends_with_all_bytes(repository, cache):
    wanted = (repository.add("a", b"abc" * 100), repository.add("b", b"d"))
    seen = []
    await download(wanted, cache, repository=repository.url, progress=lambda *now: seen.append(now))
    assert seen[-1] == (301, 301)
    assert seen == sorted(seen)


async def test_broken_off_jar_goes_on_where_it_was(repository, cache):
    wanted = repository.add("a", bytes(range(200)))
    repository.cut[wanted.path] = 1
    await download((wanted,), cache, repository=repository.url)
    assert repository.asked == [(wanted.path, ""), (wanted.path, "bytes=100-")]
    assert (cache / wanted.name).read_bytes() == bytes(range(200))


async def test_broken_off_jar_starts_again_where_ranges_are_not_served(repository, cache):
    wanted = repository.add("a", bytes(range(200)))
    repository.cut[wanted.path] = 1
    repository.ranges = False
    await download((wanted,), cache, repository=repository.url)
    assert (cache / wanted.name).read_bytes() == bytes(range(200))


async def test_next_start_asks_only_for_what_is_missing(repository, cache):
    good, broken = repository.add("a", b"abc"), repository.add("b", bytes(160))
    repository.cut[broken.path] = 99
    with pytest.raises(BrokerError, match=rf"{broken.name} \(160 bytes\).*last attempt"):
        await download((good, broken), cache, repository=repository.url)
    assert not is_complete((good, broken), cache)
    repository.cut.clear()
    repository.asked.clear()
    await download((good, broken), cache, repository=repository.url)
    assert repository.asked == [(broken.path, "bytes=150-")]


async def test_wrong_hash_stops_and_names_file_expected_and_found(repository, cache):
    wanted = repository.add("a", b"good")
    repository.files[wanted.path] = b"evil"
    evil = hashlib.sha256(b"evil").hexdigest()
    with pytest.raises(BrokerError, match=rf"{wanted.name}.*{wanted.sha256}.*{evil}.*deleted"):
        await download((wanted,), cache, repository=repository.url)
    assert [path.name for path in cache.iterdir()] == ["lock"]
    assert len(repository.asked) == 1


async def test_half_that_was_bad_is_fetched_again_from_the_start(repository, cache):
    wanted = repository.add("a", b"good bytes")
    cache.mkdir()
    (cache / f"{wanted.name}.part").write_bytes(b"evil")
    await download((wanted,), cache, repository=repository.url)
    assert [asked for _, asked in repository.asked] == ["bytes=4-", ""]
    assert (cache / wanted.name).read_bytes() == b"good bytes"


@pytest.mark.parametrize("came", [b"short", b"much longer than the list says"])
async def test_file_of_another_size_is_refused(repository, cache, came):
    wanted = repository.add("a", b"good bytes")
    repository.files[wanted.path] = came
    with pytest.raises(BrokerError, match=f"{wanted.name}.*10 bytes"):
        await download((wanted,), cache, repository=repository.url)
    assert not (cache / wanted.name).exists()


async def test_busy_repository_is_asked_again(repository, cache):
    wanted = repository.add("a", b"abc")
    repository.busy[wanted.path] = 2
    await download((wanted,), cache, repository=repository.url)
    assert is_complete((wanted,), cache)


async def test_missing_jar_is_an_error_at_once(repository, cache):
    wanted = jar("absent", b"abc")
    with pytest.raises(BrokerError, match=rf"{wanted.name} was expected at .*HTTP 404"):
        await download((wanted,), cache, repository=repository.url)
    assert len(repository.asked) == 1


async def test_silent_address_says_what_to_do(repository, cache):
    with pytest.raises(BrokerError, match="check the network, or set another repository"):
        await download((jar("a", b"abc"),), cache, repository="http://127.0.0.1:1")


async def test_jar_that_was_cut_or_deleted_later_comes_again(repository, cache):
    wanted = (repository.add("a", b"abc"), repository.add("b", b"def"), repository.add("c", b"g"))
    await download(wanted, cache, repository=repository.url)
    (cache / wanted[0].name).write_bytes(b"ab")
    (cache / wanted[1].name).unlink()
    repository.asked.clear()
    await download(wanted, cache, repository=repository.url)
    assert {path for path, _ in repository.asked} == {wanted[0].path, wanted[1].path}
    assert (cache / wanted[0].name).read_bytes() == b"abc"


async def test_another_list_is_not_taken_for_complete(repository, cache):
    old, new = repository.add("a", b"abc"), jar("a", b"xyz")
    await download((old,), cache, repository=repository.url)
    repository.files[new.path] = b"xyz"
    await download((new,), cache, repository=repository.url)
    assert (cache / new.name).read_bytes() == b"xyz"


async def test_two_downloads_at_once_bring_each_jar_once(repository, cache):
    wanted = tuple(repository.add(f"a{n}", b"abc%d" % n) for n in range(5))
    await asyncio.gather(*(download(wanted, cache, repository=repository.url) for _ in range(3)))
    assert sorted(path for path, _ in repository.asked) == sorted(jar.path for jar in wanted)


async def test_cancelled_download_lets_the_next_one_in(repository, cache):
    wanted = tuple(repository.add(f"a{n}", b"abc%d" % n) for n in range(50))
    first = asyncio.create_task(download(wanted, cache, repository=repository.url))
    while not repository.asked:
        await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    await download(wanted, cache, repository=repository.url)
    assert is_complete(wanted, cache)


async def test_repository_must_be_a_web_address(cache):
    with pytest.raises(BrokerError, match="'file:///etc' came"):
        await download((jar("a", b""),), cache, repository="file:///etc")


async def test_cache_that_cannot_be_made_says_so(tmp_path, repository):
    (tmp_path / "file").write_text("")
    with pytest.raises(BrokerError, match="choose another cache directory"):
        await download((jar("a", b"a"),), tmp_path / "file" / "x", repository=repository.url)


def test_cache_is_the_users(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    version = jars.kafka_version(committed())
    assert jars.default_cache_dir(committed()) == tmp_path / "saring" / f"kafka-{version}"


names = st.from_regex(r"[a-z]{1,8}", fullmatch=True)


@given(st.lists(st.builds(jar, names, st.binary(max_size=8))))
def test_list_is_read_as_it_was_written(made):
    assert read_list(write_list(tuple(made))) == tuple(made)


def test_committed_list_is_sound():
    """Every line has a hash and a size, and no two jars would share a file in the cache."""
    listed = committed()
    assert all(re.fullmatch(r"[0-9a-f]{64}", jar.sha256) and jar.size > 0 for jar in listed)
    assert len({jar.name for jar in listed}) == len(listed) > 30
    assert not any(jar.path.startswith(("/", "http")) or ".." in jar.path for jar in listed)
