package io.automigration.proof.order;

import java.util.List;

/**
 * One order of the commands of a contest, played to its end.
 *
 * @param moves what happened
 * @param others beginnings that differ from it in their last move, and which nobody has yet thought of
 * @param trace what the instances did
 * @param interrupted whether a person has to decide
 */
record Played(List<Move> moves, List<List<Move>> others, Trace trace, boolean interrupted) {

    boolean has(Move.Kind... kinds) {
        return moves.stream().anyMatch(move -> List.of(kinds).contains(move.kind()));
    }
}
