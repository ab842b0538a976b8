/// What travels on the WebSocket: an [InFrame] is what a client sends, [OutFrames] writes what it
/// gets, and a [SocketError] says why something was refused ([RefusedFrame]).
@NullMarked
package io.millrace.gateway.sockets.frames;

import org.jspecify.annotations.NullMarked;
