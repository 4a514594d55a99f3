/**
 * The TAP client: one time budget for an operation, retries that never run a query twice, results that are complete or
 * refused, and a token that reaches its own host only. Everything that talks to a service goes through
 * {@link rubin.tap.TapClient}.
 *
 * <p>To read it from the top: {@code TapClient} and {@code Job} are what TAP and UWS can do. Each step of theirs is a request
 * of {@code Http}, which sends it to a {@code Network} with the {@code Credentials} that its address may have, follows
 * {@code Redirect}s, and has the answer read to its end from a {@code BodyStream}. {@code Retries} repeats a step that fails
 * with a {@code PassingException}, within the {@code Deadline}. {@code ResultReader} gives a result to the host's parser, with
 * {@code ResultHandler} looking over its shoulder: {@code ElementPath}, {@code BinaryRows} and {@code MeteredStream} each know
 * one way in which a document can be cut short, damaged or hostile. {@code Complaint} is what users are told.
 * {@code HostLogin} lends the token to the host's own TAP access.
 */
package rubin.tap;
