package com.example.smoke;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at the data as early as any bean. */
@Component
class LookingFilter implements Filter {

    final List<Integer> seen;

    LookingFilter(Users users) {
        this.seen = users.findAll().stream().map(User::id).sorted().toList();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }
}
