package io.automigration.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTests {

    private static final ServerDescription LOST = ServerDescription.builder()
            .address(new ServerAddress("a"))
            .type(ServerType.UNKNOWN)
            .state(ServerConnectionState.CONNECTING)
            .build();

    private static ServerDescription member(ServerType type) {
        return ServerDescription.builder()
                .address(new ServerAddress("b"))
                .ok(true)
                .type(type)
                .state(ServerConnectionState.CONNECTED)
                .setName("rs0")
                .logicalSessionTimeoutMinutes(30)
                .build();
    }

    private static Topology of(ClusterType type, ServerDescription... servers) {
        return Topology.of(new ClusterDescription(ClusterConnectionMode.MULTIPLE, type, List.of(servers)));
    }

    @Test
    void aReplicaSetHasTransactionsAlsoWhenSomeMembersAreLost() {
        Topology topology = of(ClusterType.REPLICA_SET, LOST, member(ServerType.REPLICA_SET_PRIMARY));
        assertThat(topology.known()).isTrue();
        assertThat(topology.transactions()).isTrue();
        assertThat(topology.kind()).isEqualTo("replica set rs0");
    }

    @Test
    void aReplicaSetThatNeverElectedAPrimaryOnlyClaimsToHaveThem() {
        assertThat(of(ClusterType.REPLICA_SET, member(ServerType.REPLICA_SET_PRIMARY))
                        .claimed())
                .isTrue();
        assertThat(of(ClusterType.REPLICA_SET, member(ServerType.REPLICA_SET_SECONDARY))
                        .claimed())
                .isFalse();
        assertThat(of(ClusterType.SHARDED, member(ServerType.SHARD_ROUTER)).claimed())
                .isFalse();
    }

    @Test
    void aReplicaSetAllOfWhoseMembersAreLostIsNotTakenForOneWithoutTransactions() {
        assertThat(of(ClusterType.REPLICA_SET, LOST).known()).isFalse();
        assertThat(of(ClusterType.SHARDED, LOST).known()).isFalse();
    }

    @Test
    void aStandaloneHasNone() {
        Topology topology = of(ClusterType.STANDALONE, member(ServerType.STANDALONE));
        assertThat(topology.known()).isTrue();
        assertThat(topology.transactions()).isFalse();
    }

    @Test
    void whatWasNeverReachedIsNotKnown() {
        assertThat(of(ClusterType.UNKNOWN, LOST).known()).isFalse();
    }
}
