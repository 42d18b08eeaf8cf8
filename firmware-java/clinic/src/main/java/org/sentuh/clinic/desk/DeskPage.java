package org.sentuh.clinic.desk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sentuh.clinic.people.Role;

/**
 * One page of the desk. Its script {@code NAME.js}, its style {@code NAME.css} where it has one,
 * and its words {@code NAME_id.properties} and {@code NAME_en.properties} are resources beside a
 * class; the phrase {@code nav.NAME} is what the navigation calls it.
 *
 * @param name as in {@code fleet}: it is served at {@code /fleet} and {@code /fleet/{of}}
 * @param room the class beside which its files are
 * @param icon how the navigation draws it, a name of {@code icons.js}
 * @param roles who has it
 * @param routes what its script may ask
 * @param modules further scripts that its own imports, as in {@code fleet-map.js}
 */
public record DeskPage(
    String name,
    Class<?> room,
    String icon,
    Set<Role> roles,
    List<Route> routes,
    List<String> modules) {

  /** Keeps its own copies; refuses a name that an address could not hold. */
  public DeskPage {
    if (!name.matches("[a-z]{2,20}")) {
      throw new IllegalArgumentException("a page cannot be called " + name);
    }
    roles = Set.copyOf(EnumSet.copyOf(roles));
    routes = List.copyOf(routes);
    modules = List.copyOf(modules);
  }

  /** A page of one script. */
  public DeskPage(String name, Class<?> room, String icon, Set<Role> roles, List<Route> routes) {
    this(name, room, icon, roles, routes, List.of());
  }

  /** What a browser loads of it: its scripts, and its style where it has one. */
  List<String> files() {
    List<String> files = new ArrayList<>(modules);
    files.add(name + ".js");
    if (isStyled()) {
      files.add(name + ".css");
    }
    return files;
  }

  boolean isStyled() {
    return room.getResource(name + ".css") != null;
  }

  /** The address of a route. */
  String address(Route route) {
    return "/api/" + name + "/" + route.path();
  }
}
