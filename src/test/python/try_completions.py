#!/usr/bin/env python3
"""Presses TAB in a real shell, and looks whether what should be offered is.

    try_completions.py SHELL SCRIPT < probes

SHELL is bash, zsh or fish, SCRIPT its completions. A probe is a line: what is typed, a tab, and the
words that have to be offered then, with blanks between. The folder has the files probe-a and probe-b.
Each probe that fails is a line of output; exit status 1 if there is one, 3 if there is no such shell.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import sys
import tempfile
import termios
import time

SECONDS = 10
ROWS, COLUMNS = 1000, 300
KILL_LINE = "\x15"
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--private"],
}
SETUP = {
    "bash": "bind 'set show-all-if-ambiguous on'; bind 'set page-completions off';"
    " bind 'set completion-query-items 0'; bind 'set enable-bracketed-paste off'; source {script}",
    "zsh": "unset zle_bracketed_paste; unsetopt list_ambiguous; LISTMAX=100000; fpath=({folder} $fpath);"
    " zstyle ':completion:*' insert-tab false; autoload -Uz compinit; compinit -u -D",
    "fish": "source {script}",
}


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, name, script, folder):
        self.name = name
        self.count = 0
        self.seen = ""
        child, self.terminal = pty.fork()
        if child == 0:
            os.chdir(folder)
            environment = dict(os.environ, TERM="xterm", PS1="> ", LC_ALL="C.UTF-8", HOME=folder)
            os.execvpe(START[name][0], START[name], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        time.sleep(0.5)
        self.line(SETUP[name].format(script=script, folder=os.path.dirname(script)))
        self.settle()

    def send(self, text):
        os.write(self.terminal, text.encode())

    def line(self, text):
        self.send(text + "\r")

    def wait(self, done):
        """Reads until done(text since the last probe), which is returned."""
        end = time.monotonic() + SECONDS
        while not done(self.seen) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                self.seen += os.read(self.terminal, 1 << 16).decode(errors="replace")
        return done(self.seen)

    def settle(self):
        """Leaves the line, and waits until the shell has done all before."""
        self.count += 1
        self.send(KILL_LINE)
        self.line(f"echo END''-{self.count}")
        if not self.wait(lambda text: f"END-{self.count}" in text):
            sys.exit(f"{self.name} does not answer: {self.seen[-500:]!r}")
        self.seen = ""

    def probe(self, typed, wanted):
        """Returns the words that are wanted and not offered."""
        if self.name == "fish":
            self.line(f"complete -C '{typed}'")
        else:
            self.send(typed + "\t")
        missing = lambda text: set(wanted) - set(words(text, typed))
        self.wait(lambda text: not missing(text))
        left = missing(self.seen)
        self.settle()
        return left


def words(text, typed):
    """The words on the screen, without those that were typed."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>][0-9A-B]?|[\x00-\x09\x0b-\x1f]", " ", text)
    return re.findall(r"[\w.+-]+", plain.replace(typed, " ", 1))


def main():
    name, script = sys.argv[1:]
    if not shutil.which(name):
        print(name, "is not installed")
        sys.exit(3)
    probes = [line.rstrip("\n").split("\t") for line in sys.stdin]
    with tempfile.TemporaryDirectory() as folder:
        for file in "probe-a", "probe-b":
            open(os.path.join(folder, file), "w").close()
        os.mkdir(os.path.join(folder, ".completions"))
        copy = shutil.copy(script, os.path.join(folder, ".completions", "_elman"))
        shell = Shell(name, copy, folder)
        failed = 0
        for typed, wanted in probes:
            missing = shell.probe(typed, wanted.split())
            if missing:
                failed += 1
                print(f"{name}: '{typed}' does not offer", *sorted(missing))
        print(f"{name}: {len(probes) - failed} of {len(probes)} probes")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
