package io.automigration.sample.service;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserEndpoint {

    private final UserRepository users;

    UserEndpoint(UserRepository users) {
        this.users = users;
    }

    @GetMapping("/users")
    List<User> page(Pageable pageable) {
        return users.findAll(pageable).getContent();
    }
}
