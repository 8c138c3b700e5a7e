package com.example.shop;

import io.automigration.MigrationVersion;
import io.automigration.Migrations;

/** The door for code, in a component of the application. */
// tag::code[]
record Reverting(Migrations migrations) {

    void theLastOne() {
        migrations.down(1);
    }

    void allAbove3() {
        migrations.to(MigrationVersion.parse("3"));
    }
}
// end::code[]
