package io.automigration.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A terminal with a person at it, who waits for what is shown, types, and changes the size of the window. Python has what
 * Java has not: pseudo-terminals.
 *
 * @param columns how wide it is
 * @param person what the person does, in order
 */
public record PseudoTerminal(int columns, List<String> person) {

    private static final String SCRIPT = """
            import fcntl, os, pty, re, signal, struct, subprocess, sys, termios, time
            columns, rest = sys.argv[1], sys.argv[2:]
            steps, command = rest[:rest.index('--')], rest[rest.index('--') + 1:]
            child, terminal = pty.fork()
            if child == 0:
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                os.execvp(command[0], command)
            def resize(width):
                fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(width), 0, 0))
            seen = b''
            def read():
                global seen
                try:
                    more = os.read(terminal, 4096)
                except OSError:
                    more = b''
                seen += more
                os.write(1, more)
                return more
            resize(columns)
            for step in steps:
                what, _, with_ = step.partition(':')
                if what == 'await':
                    while not re.search(with_.encode(), seen):
                        if not read():
                            break
                    seen = b''
                elif what == 'type':
                    os.write(terminal, with_.encode())
                elif what == 'resize':
                    resize(with_)
                elif what == 'kill':
                    os.kill(child, int(with_))
                elif what == 'call':
                    subprocess.run(with_.split('\\x1f'), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            begun = time.monotonic()
            while read():
                pass
            status = os.waitpid(child, 0)[1]
            sys.stderr.write('ended after %.1f s' % (time.monotonic() - begun))
            sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
            """;

    /** A terminal of this width, at which nobody does anything. */
    public static PseudoTerminal of(int columns) {
        return new PseudoTerminal(columns, List.of());
    }

    /** Waits until this is shown: something after what was waited for before. */
    public PseudoTerminal await(String regex) {
        return with("await:" + regex);
    }

    /** Types it. */
    public PseudoTerminal type(String text) {
        return with("type:" + text);
    }

    /** Changes the size of the window. */
    public PseudoTerminal resize(int width) {
        return with("resize:" + width);
    }

    /** Sends SIGTERM. */
    public PseudoTerminal terminate() {
        return with("kill:15");
    }

    /** Meanwhile, on another terminal, runs this to its end. */
    public PseudoTerminal call(List<String> command) {
        return with("call:" + String.join("\u001f", command));
    }

    /** Runs a command there; what it shows is the output of the process that is started. */
    public ChildProcess start(List<String> command, Map<String, String> environment) {
        List<String> all = new ArrayList<>(List.of("python3", "-c", SCRIPT, String.valueOf(columns)));
        all.addAll(person);
        all.add("--");
        all.addAll(command);
        return ChildProcess.start(all, environment);
    }

    private PseudoTerminal with(String step) {
        List<String> more = new ArrayList<>(person);
        more.add(step);
        return new PseudoTerminal(columns, more);
    }
}
