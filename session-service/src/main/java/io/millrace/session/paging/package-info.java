/// Lists, in pages.
///
/// [PageQuery] is what a caller may write, [PageRequest] what it means; a repository reads one row
/// more than asked for, and [PageRequest#page] makes the answer with the cursor of the next page.
@NullMarked
package io.millrace.session.paging;

import org.jspecify.annotations.NullMarked;
