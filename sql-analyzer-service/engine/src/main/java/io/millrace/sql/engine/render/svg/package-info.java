/// A picture of lineage without any program to draw it. [io.millrace.sql.engine.render.svg.Svg]
/// writes it; [io.millrace.sql.engine.render.svg.Layout] says where the cards of the relations
/// stand, in layers from left to right.
@NullMarked
package io.millrace.sql.engine.render.svg;

import org.jspecify.annotations.NullMarked;
