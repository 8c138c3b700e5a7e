use shop
db.getCollection("_migrations").find({ state: { $exists: true } }, { events: 0 })
db.getCollection("_migrations").findOne({ _id: "lock" })
db.getCollection("_migrations").find({ state: { $in: ["FAILED", "STARTED", "REVERTING"] } })
