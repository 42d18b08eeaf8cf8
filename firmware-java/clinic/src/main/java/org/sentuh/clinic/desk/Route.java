package org.sentuh.clinic.desk;

import java.util.EnumSet;
import java.util.Set;
import org.sentuh.clinic.people.Role;

/**
 * One thing that can be asked of a page, and by whom.
 *
 * @param method GET changes nothing; POST does, and has its line in the audit
 * @param path below the page's own, as in {@code one/{device}}: of page fleet that is served at
 *     {@code /api/fleet/one/{device}}
 * @param roles who may; for nobody else it is there
 * @param handler what answers
 */
public record Route(Method method, String path, Set<Role> roles, Handler handler) {

  /** How it is asked. */
  public enum Method {
    /** Changes nothing. */
    GET,
    /** Changes something. */
    POST
  }

  /** Keeps its own copy; refuses a route for nobody. */
  public Route {
    if (roles.isEmpty() || path.startsWith("/")) {
      throw new IllegalArgumentException(
          path + " must be relative to its page, and for somebody: " + roles);
    }
    roles = Set.copyOf(EnumSet.copyOf(roles));
  }

  /** Something to look at. */
  public static Route get(String path, Set<Role> roles, Handler handler) {
    return new Route(Method.GET, path, roles, handler);
  }

  /** Something to change. */
  public static Route post(String path, Set<Role> roles, Handler handler) {
    return new Route(Method.POST, path, roles, handler);
  }
}
