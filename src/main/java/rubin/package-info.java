/**
 * The commands, one small class each: STILTS runs a task by its class name, so each is named as users type it.
 * May import {@code rubin.task} and its rooms; nothing here does work of its own.
 * Begin with {@link rubin.Truth}, then the task that it extends.
 */
package rubin;
