package com.example.smoke;

import org.springframework.data.mongodb.repository.MongoRepository;

interface Users extends MongoRepository<User, Integer> {}
