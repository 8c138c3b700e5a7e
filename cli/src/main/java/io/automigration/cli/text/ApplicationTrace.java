package io.automigration.cli.text;

import io.automigration.internal.text.ApplicationFrames;
import io.automigration.internal.text.Causes;
import io.automigration.internal.text.ErrorTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a stack trace that a person can do something about: each cause, and the frames of the application's own classes.
 *
 * @param error what was thrown
 */
record ApplicationTrace(Throwable error) {

    private static final int FRAMES = 20;
    private static final int LONGEST = 300;

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (Throwable each : ErrorTree.causes(error)) {
            lines.add((each == error ? "  " : "  Caused by: ") + Shown.line(Causes.sentence(each.toString()), LONGEST));
            lines.addAll(frames(each));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> frames(Throwable cause) {
        List<String> frames = Arrays.stream(cause.getStackTrace())
                .filter(ApplicationFrames::isApplication)
                .map(frame -> "      at " + frame)
                .toList();
        if (frames.size() <= FRAMES) {
            return frames;
        }
        List<String> shown = new ArrayList<>(frames.subList(0, FRAMES));
        shown.add("      ... " + (frames.size() - FRAMES) + " more");
        return shown;
    }
}
