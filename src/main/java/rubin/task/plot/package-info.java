/**
 * {@code rubinplot}: figures as commands of the host's own plotter, so that what is drawn can be typed and changed.
 * May import {@code catalog}, {@code figure}, {@code figure.draw} and {@code task}.
 * Begin with {@link rubin.task.plot.PlotJob}, then {@link rubin.task.plot.FigureRenderer}.
 */
package rubin.task.plot;
