/// Files that come with a task.
///
/// [Files] are the use cases: take uploads in the transaction of their task, hand one out. What a
/// file is stands in [FileEntity]; its bytes are kept behind the port [FileBytes], here as chunks
/// in PostgreSQL ([ChunkedBytes]), so that neither a reader nor a range needs more memory than a
/// chunk. [FileResource] answers with ranges, as [WantedRange] and [EntityTags] read them from RFC
/// 9110. [UploadCheck] says what is taken in the first place. That a file is harmless nobody has
/// looked at.
@NullMarked
package io.millrace.session.files;

import org.jspecify.annotations.NullMarked;
