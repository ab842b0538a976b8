/// How this service speaks in a user's name.
///
/// A run lasts longer than any token of the user, and no token travels on a stream. So [UserTokens]
/// signs one for each call, with this service's own key ([SigningKeys]): for two minutes at most,
/// for one service, with the roles and groups that the [UserDirectory] gives the user now. Others
/// check it with the keys at `/.well-known/jwks.json` ([JwksResource]). A user who is disabled,
/// gone or without the role `user` gets none ([IssuedToken.Refused]).
@NullMarked
package io.millrace.agent.tokens;

import org.jspecify.annotations.NullMarked;
