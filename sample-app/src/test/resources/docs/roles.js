// tag::migrate[]
use shop
db.createRole({
  role: "shopMigrate",
  privileges: [
    { resource: { db: "shop", collection: "_migrations" }, actions: ["find", "insert", "update"] }
  ],
  roles: [{ role: "readWrite", db: "shop" }, { role: "dbAdmin", db: "shop" }]
})
db.createUser({ user: "migrate", pwd: passwordPrompt(), roles: ["shopMigrate"] })
// end::migrate[]
// tag::read[]
use shop
db.createRole({
  role: "shopCheck",
  privileges: [{ resource: { db: "shop", collection: "_migrations" }, actions: ["find"] }],
  roles: []
})
// end::read[]
