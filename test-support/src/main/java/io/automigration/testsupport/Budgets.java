package io.automigration.testsupport;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * How large a piece of source may become before it is divided: a file 300 lines, a method 40, and five parameters. What
 * stands for settings or for a stored document may have as many parts as it has.
 */
public final class Budgets {

    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 40;
    private static final int PARAMETERS = 5;

    private final Set<String> wideRecords;
    private final List<String> exceeded = new ArrayList<>();

    private Budgets(Set<String> wideRecords) {
        this.wideRecords = wideRecords;
    }

    /**
     * What is larger than it may be.
     *
     * @param sources a directory of Java sources
     * @param wideRecords the simple names of records that stand for settings or for a stored document
     * @return a line for each: what, how large, and where; empty when all is well
     */
    public static List<String> exceeded(Path sources, Set<String> wideRecords) {
        Budgets budgets = new Budgets(wideRecords);
        try (Stream<Path> files = Files.walk(sources)) {
            budgets.measure(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return budgets.exceeded;
    }

    private void measure(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no sources");
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                measure(unit, positions);
            }
        }
    }

    private void measure(CompilationUnitTree unit, SourcePositions positions) {
        Path file = Path.of(unit.getSourceFile().toUri());
        long lines = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, unit));
        exceed(lines, LINES_OF_A_FILE, "lines", file.getFileName().toString());
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                if (type.getKind() == Tree.Kind.RECORD
                        && !wideRecords.contains(type.getSimpleName().toString())) {
                    exceed(
                            components(type),
                            PARAMETERS,
                            "components",
                            type.getSimpleName() + " in " + file.getFileName());
                }
                return super.visitClass(type, null);
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                String where = method.getName() + " in " + file.getFileName();
                if (method.getBody() != null) {
                    long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody()));
                    long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()));
                    exceed(last - first, LINES_OF_A_METHOD, "lines", where);
                }
                if (!isOfWideRecord()) {
                    exceed(method.getParameters().size(), PARAMETERS, "parameters", where);
                }
                return super.visitMethod(method, null);
            }

            private boolean isOfWideRecord() {
                return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                        && wideRecords.contains(type.getSimpleName().toString());
            }
        }.scan(unit, null);
    }

    private static long components(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .filter(member ->
                        !((VariableTree) member).getModifiers().getFlags().contains(Modifier.STATIC))
                .count();
    }

    private void exceed(long measured, int budget, String unit, String where) {
        if (measured > budget) {
            exceeded.add(where + ": " + measured + " " + unit + ", and " + budget + " are enough");
        }
    }
}
