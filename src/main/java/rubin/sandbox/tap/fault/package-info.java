/**
 * Faults on request and by chance: what is asked for in a query's parameters or the options is done to the answer.
 * Imports no other package of ours.
 * Begin with {@link rubin.sandbox.tap.fault.FaultKind}.
 */
package rubin.sandbox.tap.fault;
