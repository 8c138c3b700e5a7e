package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Two that start together, over and over; many at once are in {@code ManyTests}. */
@Tag("slow")
class ContentionTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @RepeatedTest(20)
    void ofTwoThatStartTogetherOneMigratesAndTheOtherLeaves() {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            List<Build> builds = Stream.generate(database::direct)
                    .limit(2)
                    .map(build -> counting(counting(counting(build, "1"), "2"), "3"))
                    .toList();
            List<CompletableFuture<MigrationReport>> runs = builds.stream()
                    .map(build -> Contention.start(build.engine()::apply))
                    .toList();

            assertThat(runs).allSatisfy(run -> assertThat(run).succeedsWithin(SOON));
            assertThat(runs).extracting(run -> run.join().steps().size()).containsExactlyInAnyOrder(3, 0);
            assertThat(builds.get(0).template.findAll(Document.class, "count"))
                    .extracting(count -> count.getInteger("times"))
                    .containsExactly(1, 1, 1);
            assertThat(builds.get(0).lock()).containsEntry("token", 1L).doesNotContainKey("holder");
        }
    }

    /** A migration of which two take effect, if two do. */
    private static Build counting(Build build, String version) {
        return build.migration(
                version,
                context -> context.mongo()
                        .upsert(Query.query(Criteria.where("_id").is(version)), new Update().inc("times", 1), "count"));
    }
}
