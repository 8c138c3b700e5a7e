package io.automigration.cli.text;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * The last line of a terminal, which can be written again; whatever else is written there takes its place. A text that is
 * longer than the terminal is wide is cut by the terminal, which knows its width at any time: in two lines it could not be
 * written again.
 */
final class RewritableLine extends FilterOutputStream {

    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";
    private static final String ERASE = "\r\u001b[K";

    private final Charset charset;
    private boolean shown;

    RewritableLine(OutputStream terminal, Charset charset) {
        super(terminal);
        this.charset = charset;
    }

    synchronized void show(String text) {
        try {
            erase();
            out.write((WRAP_OFF + text + WRAP_ON).getBytes(charset));
            out.flush();
            shown = true;
        } catch (IOException e) {
            shown = false; // a line that can't be shown hurts nothing
        }
    }

    synchronized void clear() {
        try {
            erase();
            out.flush();
        } catch (IOException e) {
            shown = false;
        }
    }

    @Override
    public synchronized void write(int b) throws IOException {
        erase();
        out.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        erase();
        out.write(bytes, offset, length);
    }

    private void erase() throws IOException {
        if (shown) {
            shown = false;
            out.write(ERASE.getBytes(charset));
        }
    }
}
