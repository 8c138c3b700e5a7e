package com.example.smoke;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("users")
record User(@Id int id, @Indexed(unique = true) String email) {}
