repositories {
    mavenLocal() // where 'mvn install' put it
    mavenCentral()
}

dependencies {
    implementation("io.automigration:auto-migration-spring-boot-starter:0.1.0-SNAPSHOT")
}
