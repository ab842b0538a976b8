/// A real Keycloak from a package that Maven resolves.
///
/// [KeycloakArchive] has Maven fetch the distribution, once; [KeycloakProgram] unpacks it and makes
/// the optimised build, once per version and options; [KeycloakServer] runs it with the realm of
/// `keycloak/millrace-realm.json`, which brings the roles, groups, clients and demo users.
/// [RealmUpdate] brings a realm that exists already up to a newer file.
@NullMarked
package io.millrace.localstack.keycloak;

import org.jspecify.annotations.NullMarked;
