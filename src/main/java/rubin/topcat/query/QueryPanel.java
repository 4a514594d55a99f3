package rubin.topcat.query;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import rubin.query.SkyPoint;
import rubin.release.Band;
import rubin.release.FluxKind;
import rubin.release.Release;
import rubin.service.QueryText;
import rubin.topcat.Session;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.LabelledRows;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.vo.DoubleValueField;
import uk.ac.starlink.vo.SkyPositionEntry;

/** The fields of a query, and its text. Used in a window of its own, and in TOPCAT's Load Table window. */
public final class QueryPanel extends JPanel {

    private static final String CONE = "cone";
    private static final String POLYGON = "polygon";
    /** What the host calls the unit of numbers that need no conversion. */
    private static final String ENTER = "run";
    private static final String DEGREES = "degrees";

    private final Session session;
    private final JComboBox<String> service = new JComboBox<>(new String[] {ServiceChoice.RUBIN, ServiceChoice.SANDBOX});
    private final JComboBox<String> release = new JComboBox<>();
    private final SkyPositionEntry position = new SkyPositionEntry("J2000");
    private final DoubleValueField radius =
            DoubleValueField.makeSizeDegreesField(new DefaultValueInfo("Radius", Double.class, "Radius of the cone, at most 10 degrees"));
    private final JRadioButton cone = new JRadioButton("Cone", true);
    private final JRadioButton polygon = new JRadioButton("Polygon");
    private final CardLayout shapes = new CardLayout();
    private final JPanel shape = new JPanel(shapes);
    private final JTextField corners = new JTextField();
    private final JButton fromRow = new JButton("Selected row");
    private final Map<Band, JCheckBox> bands = new LinkedHashMap<>();
    private final JComboBox<String> flux = new JComboBox<>();
    private final JCheckBox truth = new JCheckBox("Truth", true);
    private final JCheckBox primary = new JCheckBox("Primary objects only", true);
    private final JTextField where = new JTextField();
    private final JTextField limit = new JTextField(8);
    private final AdqlEditor editor = new AdqlEditor(this::refresh);
    private Runnable changed = () -> { };
    private List<Object> shown = List.of();

    public QueryPanel(Session session) {
        super(new BorderLayout());
        this.session = session;
        fill();
        add(layOut(), BorderLayout.CENTER);
        listen();
        refresh();
    }

    /** The service that is chosen; throws IllegalArgumentException with a sentence if it is none. */
    public ServiceChoice service() {
        return new ServiceChoice(String.valueOf(service.getEditor().getItem()));
    }

    /** The query as it will be sent: the user's own if it was edited. Throws IllegalArgumentException with a sentence if there is none. */
    public QueryText query() {
        if (!editor.isEdited()) {
            return form().query();
        }
        if (editor.text().isBlank()) {
            throw new IllegalArgumentException("ADQL: is empty; write a query, or press \"Back to the form\"");
        }
        return QueryText.of(editor.text());
    }

    /** The fields as they stand. */
    public QueryForm form() {
        return new QueryForm(Release.NAMES.get(release.getSelectedIndex()), degrees(position.getRaDegreesField()), degrees(position.getDecDegreesField()),
                degrees(radius), polygon.isSelected() ? Optional.of(corners.getText()) : Optional.empty(),
                bands.entrySet().stream().filter(e -> e.getValue().isSelected()).map(e -> e.getKey().letter()).collect(Collectors.joining()),
                String.valueOf(flux.getSelectedItem()), truth.isEnabled() && truth.isSelected(), primary.isSelected(), where.getText(), limit.getText());
    }

    /** Remembers what a user would not like to choose again. */
    public void remember() {
        session.settings().put("service", service().text());
    }

    /** Sets the service, as if the user had. */
    public void choose(ServiceChoice choice) {
        service.setSelectedItem(choice.text());
    }

    /** Tells of every change of a field, and of Enter in a text field. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    public void onEnter(Runnable listener) {
        ActionListener enter = event -> listener.run();
        for (JTextField field : new JTextField[] {corners, where, limit}) {
            field.addActionListener(enter);
        }
        // A combo box presses the window's default button by itself, which fires only if the key comes up as it expects.
        if (service.getEditor().getEditorComponent() instanceof JTextField typed) {
            typed.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), ENTER);
            typed.getActionMap().put(ENTER, new AbstractAction() {
                @Override
                public void actionPerformed(ActionEvent event) {
                    if (service.isPopupVisible()) {
                        service.setPopupVisible(false);
                    } else {
                        listener.run();
                    }
                }
            });
        }
        // Not to the position as a whole: it would run the query when a name is resolved.
        for (DoubleValueField field : angles()) {
            field.getEntryField().addActionListener(enter);
        }
    }

    private void fill() {
        service.setEditable(true);
        service.setSelectedItem(session.settings().get("service", ServiceChoice.usual()));
        Release.NAMES.forEach(name -> release.addItem(Release.named(name).label()));
        position.addField(radius);
        position.getRaDegreesField().setValue(62);
        position.getDecDegreesField().setValue(-37);
        radius.setValue(0.1);
        for (Band band : Band.values()) {
            JCheckBox box = new JCheckBox(band.letter(), "gri".contains(band.letter()));
            box.setToolTipText("Fluxes, magnitudes and colours in the " + band.letter() + " band");
            bands.put(band, box);
        }
        fillFluxes();
        ButtonGroup group = new ButtonGroup();
        group.add(cone);
        group.add(polygon);
        service.setToolTipText("Rubin's own service, the sandbox (a synthetic catalogue on this machine), or the URL of any TAP service");
        release.setToolTipText("Data release: DP0.2, or the historical DP0.1");
        cone.setToolTipText("A circle on the sky: a position, or the name of an object, and a radius");
        polygon.setToolTipText("A polygon on the sky, its edges great circles");
        explainPosition();
        corners.setToolTipText("Corners in degrees, ICRS: ra1 dec1 ra2 dec2 ra3 dec3 ...");
        fromRow.setToolTipText("Take the position of the row that is selected in TOPCAT's current table");
        flux.setToolTipText("How fluxes were measured: cModel is best for galaxies, psf for point sources");
        truth.setToolTipText("Join the simulation's truth: class, position, redshift and true fluxes");
        primary.setToolTipText("Leave out duplicates from overlapping patches, split blends, and sky objects");
        where.setToolTipText("A further condition in ADQL, such as obj.r_cModelFlux > 360; obj is the object, ts the truth");
        limit.setToolTipText("Largest number of rows; empty for the service's own limit");
    }

    /** The host's own fields say little of what they take. */
    private void explainPosition() {
        position.getResolveField().setToolTipText("Name of an object, such as Fornax A; Resolve or Enter looks its position up in the network");
        Container line = position.getResolveField().getParent();
        for (Component part : line.getComponents()) {
            if (part instanceof JButton button) {
                button.setToolTipText("Look the name's position up in the network");
            }
        }
        position.getRaDegreesField().getEntryField().setToolTipText("Right ascension, ICRS: degrees, as in 62.0, or sexagesimal, as in 04:08:00 or 4h08m0.0s");
        position.getDecDegreesField().getEntryField().setToolTipText("Declination, ICRS: degrees, as in -37.0, or sexagesimal, as in -37:00:00");
        radius.getEntryField().setToolTipText("Radius of the cone, more than 0 and at most 10 degrees");
        angles().forEach(field -> field.getConverterSelector().setToolTipText("Unit of the number on the left"));
    }

    private void fillFluxes() {
        Object before = flux.getSelectedItem();
        Release chosen = Release.named(Release.NAMES.get(release.getSelectedIndex()));
        flux.removeAllItems();
        chosen.fluxKinds().stream().map(FluxKind::name).forEach(flux::addItem);
        flux.setSelectedItem(before);
        if (flux.getSelectedIndex() < 0) {
            flux.setSelectedIndex(0);
        }
        truth.setEnabled(chosen.truth().isPresent());
        primary.setEnabled(chosen.objects().primary().isPresent());
    }

    private JComponent layOut() {
        JPanel polygonCard = new JPanel(new BorderLayout());
        JLabel label = new JLabel("Corners: ");
        label.setLabelFor(corners);
        JPanel line = new JPanel(new BorderLayout());
        line.add(label, BorderLayout.LINE_START);
        line.add(corners, BorderLayout.CENTER);
        polygonCard.add(line, BorderLayout.NORTH);
        shape.add(position, CONE);
        shape.add(polygonCard, POLYGON);
        // Wide enough to read a URL in, not as wide as the window.
        service.setPrototypeDisplayValue("https://data.lsst.cloud/api/tap/");
        LabelledRows rows = new LabelledRows();
        rows.add("Service", LabelledRows.abreast(service, release));
        rows.add("Region", LabelledRows.abreast(cone, polygon, fromRow));
        rows.addWide(shape, 0);
        rows.add("Bands", LabelledRows.abreast(bands.values().toArray(Component[]::new)));
        rows.add("Flux", LabelledRows.abreast(flux, truth, primary));
        rows.add("Extra cut", where);
        limit.setMaximumSize(limit.getPreferredSize());
        rows.add("Row limit", LabelledRows.abreast(limit));
        editor.setPreferredSize(new Dimension(560, 170));
        rows.addWide(editor, 1);
        return rows;
    }

    private void listen() {
        ActionListener refresh = event -> refresh();
        service.addActionListener(refresh);
        release.addActionListener(event -> {
            fillFluxes();
            refresh();
        });
        ActionListener reshape = event -> {
            shapes.show(shape, polygon.isSelected() ? POLYGON : CONE);
            refresh();
        };
        cone.addActionListener(reshape);
        polygon.addActionListener(reshape);
        fromRow.addActionListener(event -> session.selectedPosition().ifPresentOrElse(this::goTo,
                () -> FailureMessage.show(this, "No position", "No row with a position is selected: select a row of a table that has RA and Dec columns, in degrees.")));
        bands.values().forEach(box -> box.addActionListener(refresh));
        flux.addActionListener(refresh);
        truth.addActionListener(refresh);
        primary.addActionListener(refresh);
        position.addCaretListener(event -> refresh());
        DocumentListener typing = new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                refresh();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                refresh();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                refresh();
            }
        };
        for (JTextField field : new JTextField[] {corners, where, limit}) {
            field.getDocument().addDocumentListener(typing);
        }
        if (service.getEditor().getEditorComponent() instanceof JTextField typed) {
            typed.getDocument().addDocumentListener(typing);
        }
        for (DoubleValueField field : angles()) {
            field.getConverterSelector().addActionListener(refresh);
        }
    }

    private void goTo(SkyPoint point) {
        cone.setSelected(true);
        shapes.show(shape, CONE);
        position.setPosition(point.ra(), point.dec(), true);
        refresh();
    }

    private void refresh() {
        if (flux.getSelectedIndex() < 0) {
            return;    // while the fluxes of another release are put in
        }
        QueryForm form = form();
        try {
            editor.offer(form.adql());
        } catch (IllegalArgumentException e) {
            editor.refuse(e.getMessage());
        }
        // Fields report more than changes: a caret that moves, or Enter, which would wipe out what has just been said.
        List<Object> now = List.of(form, String.valueOf(service.getEditor().getItem()), editor.isEdited());
        if (!now.equals(shown)) {
            shown = now;
            changed.run();
        }
    }

    private List<DoubleValueField> angles() {
        return List.of(position.getRaDegreesField(), position.getDecDegreesField(), radius);
    }

    /** What the field says in degrees; as typed where the host cannot read it, or has another unit, so that a message can quote it. */
    private static String degrees(DoubleValueField field) {
        String text = field.getEntryField().getText().strip();
        String unit = String.valueOf(field.getConverterSelector().getSelectedItem());
        if (text.isEmpty() || unit.equals(DEGREES)) {
            return text;
        }
        try {
            return rounded(field.getValue());
        } catch (IllegalArgumentException e) {
            return text + " " + unit;
        }
    }

    /** To a microarcsecond, without the tail that conversions from other units leave. */
    private static String rounded(double degrees) {
        return new java.math.BigDecimal(degrees).setScale(9, java.math.RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
