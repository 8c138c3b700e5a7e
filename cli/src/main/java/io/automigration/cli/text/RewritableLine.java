package io.automigration.cli.text;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** The last line of a terminal, which can be written again; whatever else is written there takes its place. */
final class RewritableLine extends FilterOutputStream {

    private int shown;

    RewritableLine(OutputStream terminal) {
        super(terminal);
    }

    synchronized void show(String text) {
        try {
            erase();
            out.write(text.getBytes(Charset.defaultCharset()));
            out.flush();
            shown = text.length();
        } catch (IOException e) {
            shown = 0; // a line that can't be shown hurts nothing
        }
    }

    synchronized void clear() {
        show("");
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
        if (shown > 0) {
            out.write(("\r" + " ".repeat(shown) + "\r").getBytes(Charset.defaultCharset()));
            shown = 0;
        }
    }
}
