package io.automigration.testsupport.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * One message of MongoDB's wire protocol, kept as its bytes: a header of length, request, response-to and operation; then
 * {@code OP_MSG}'s flags and sections, or {@code OP_QUERY}, in which the driver sends its first hello, and {@code OP_REPLY}.
 */
final class WireMessage {

    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;

    private static final int REQUEST_ID = 4;
    private static final int OPERATION = 12;
    private static final int FLAGS = 16;
    private static final int CONTENT = 20;
    private static final int REPLY_CONTENT = 36;

    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 1 << 1;

    private static final RawBsonDocument EMPTY = RawBsonDocument.parse("{}");
    private static final byte ONE_DOCUMENT = 0;
    private static final byte DOCUMENT_SEQUENCE = 1;

    private final byte[] bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    static WireMessage read(InputStream in) throws IOException {
        byte[] length = exactly(Integer.BYTES, in);
        byte[] rest = exactly(littleEndian(length).getInt() - Integer.BYTES, in);
        return new WireMessage(ByteBuffer.allocate(length.length + rest.length)
                .put(length)
                .put(rest)
                .array());
    }

    private static byte[] exactly(int count, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("closed by the other side");
        }
        return bytes;
    }

    /** The answer to a command, as a server would write it. */
    static WireMessage answer(WireMessage request, BsonDocument body) {
        ByteBuf document = new RawBsonDocument(body, new BsonDocumentCodec()).getByteBuffer();
        int length = CONTENT + 1 + document.remaining();
        byte[] answer = new byte[length];
        littleEndian(answer)
                .putInt(length)
                .putInt(0)
                .putInt(request.intAt(REQUEST_ID))
                .putInt(OP_MSG)
                .putInt(0)
                .put(ONE_DOCUMENT)
                .put(document.asNIO());
        return new WireMessage(answer);
    }

    /** This answer to a hello, in its own operation, with another body. */
    WireMessage changed(UnaryOperator<BsonDocument> change) {
        int start = intAt(OPERATION) == OP_REPLY ? REPLY_CONTENT : CONTENT + 1;
        BsonDocument body = change.apply(new RawBsonDocument(bytes, start, intAt(start)));
        ByteBuffer document = new RawBsonDocument(body, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        byte[] changed = Arrays.copyOf(bytes, start + document.remaining());
        littleEndian(changed).putInt(0, changed.length).position(start).put(document);
        return new WireMessage(changed);
    }

    void write(OutputStream out) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** The beginning of it, as it arrives when the line is cut; not to be read any more. */
    WireMessage firstHalf() {
        return new WireMessage(Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Whether whoever sent this listens for an answer. */
    boolean wantsAnswer() {
        return !(isMessage() && (intAt(FLAGS) & MORE_TO_COME) != 0);
    }

    /** The command or the answer in it; sequences of documents are arrays of the body, as if they had been sent in it. */
    BsonDocument body() {
        ByteBuffer content = littleEndian(bytes).position(CONTENT);
        return switch (intAt(OPERATION)) {
            case OP_MSG -> sections(content.limit(bytes.length - checksumLength()));
            case OP_QUERY -> query(content);
            default ->
                throw new IllegalStateException(
                        "operation " + intAt(OPERATION) + " is not understood; is it compressed?");
        };
    }

    private BsonDocument sections(ByteBuffer content) {
        RawBsonDocument body = EMPTY;
        BsonDocument sequences = new BsonDocument();
        while (content.hasRemaining()) {
            switch (content.get()) {
                case ONE_DOCUMENT -> body = document(content);
                case DOCUMENT_SEQUENCE -> addSequence(content, sequences);
                default -> throw new IllegalStateException("a section of an unknown kind");
            }
        }
        return sequences.isEmpty() ? body : merged(body, sequences);
    }

    private void addSequence(ByteBuffer content, BsonDocument sequences) {
        int end = content.position() + content.getInt(content.position());
        content.position(content.position() + Integer.BYTES);
        String name = text(content);
        BsonArray documents = new BsonArray();
        while (content.position() < end) {
            documents.add(document(content));
        }
        sequences.put(name, documents);
    }

    private BsonDocument query(ByteBuffer content) {
        text(content);
        content.position(content.position() + 2 * Integer.BYTES); // to skip, to return
        return document(content);
    }

    private RawBsonDocument document(ByteBuffer content) {
        int start = content.position();
        int length = content.getInt(start);
        content.position(start + length);
        return new RawBsonDocument(bytes, start, length);
    }

    private String text(ByteBuffer content) {
        int start = content.position();
        while (content.get() != 0) {
            // on to the end of the text
        }
        return new String(bytes, start, content.position() - start - 1, StandardCharsets.UTF_8);
    }

    private static BsonDocument merged(BsonDocument body, BsonDocument sequences) {
        BsonDocument merged = new BsonDocument();
        merged.putAll(body);
        merged.putAll(sequences);
        return merged;
    }

    private int checksumLength() {
        return (intAt(FLAGS) & CHECKSUM_PRESENT) == 0 ? 0 : Integer.BYTES;
    }

    private boolean isMessage() {
        return intAt(OPERATION) == OP_MSG;
    }

    private int intAt(int position) {
        return littleEndian(bytes).getInt(position);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
