/** The STILTS tasks, one small class each. */
package rubin;
