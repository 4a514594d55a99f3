package rubin.topcat.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;

/** The plugin's icon: three stars of a truth-coloured diagram on a round field. Drawn, so that it is sharp at every scale. */
public final class RubinIcon implements Icon {

    private static final int SIZE = 24;
    private static final Color FIELD = new Color(0x0a3d4a);
    private static final Color RIM = new Color(0x058b8c);

    @Override
    public int getIconWidth() {
        return SIZE;
    }

    @Override
    public int getIconHeight() {
        return SIZE;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.translate(x, y);
        g.setColor(FIELD);
        g.fill(new Ellipse2D.Double(1.5, 1.5, 21, 21));
        g.setColor(RIM);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(new Ellipse2D.Double(1.5, 1.5, 21, 21));
        star(g, 9, 9, 5, Color.WHITE);
        star(g, 16.5, 12.5, 3.2, new Color(0xffc200));
        star(g, 9.5, 17, 2.6, new Color(0x7fd4ff));
        g.dispose();
    }

    private static void star(Graphics2D g, double x, double y, double r, Color color) {
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 8; i++) {
            double angle = Math.PI * i / 4;
            double reach = i % 2 == 0 ? r : r * 0.28;
            double px = x + reach * Math.cos(angle);
            double py = y + reach * Math.sin(angle);
            if (i == 0) {
                star.moveTo(px, py);
            } else {
                star.lineTo(px, py);
            }
        }
        star.closePath();
        g.setColor(color);
        g.fill(star);
    }
}
