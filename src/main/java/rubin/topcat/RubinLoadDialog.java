package rubin.topcat;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.HierarchyEvent;
import java.awt.event.HierarchyListener;
import java.io.IOException;
import java.util.OptionalLong;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.tap.base.Progress;
import rubin.topcat.query.QueryPanel;
import rubin.topcat.table.TableName;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.RubinIcon;
import rubin.topcat.widget.RunBar;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.TableSequence;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.table.gui.AbstractTableLoadDialog;
import uk.ac.starlink.table.gui.TableLoader;
import uk.ac.starlink.topcat.AuxWindow;

/** The query panel in TOPCAT's Load Table window, which shows progress and adds the table itself. */
public class RubinLoadDialog extends AbstractTableLoadDialog {

    private QueryPanel panel;
    private JCheckBox plots;

    /** Made by the host, because {@code startable.load.dialogs} names this class. */
    public RubinLoadDialog() {
        super("Rubin Query", "Objects of Rubin's data previews, with or without the simulation's truth");
        setIcon(new RubinIcon());
    }

    @Override
    protected Component createQueryComponent() {
        panel = new QueryPanel(Session.get());
        panel.onEnter(this::submit);
        plots = new JCheckBox("Open linked plots", true);
        JPanel body = new JPanel(new BorderLayout());
        body.add(panel, BorderLayout.CENTER);
        body.add(plots, BorderLayout.SOUTH);
        body.addHierarchyListener(new HierarchyListener() {
            @Override
            public void hierarchyChanged(HierarchyEvent event) {
                if (body.isShowing() && SwingUtilities.getWindowAncestor(body) instanceof AuxWindow window) {
                    body.removeHierarchyListener(this);
                    HelpPages.addTo(window, HelpPages.QUERY);
                }
            }
        });
        return body;
    }

    /** The host shows the message of what is thrown here. */
    @Override
    public TableLoader createTableLoader() {
        ServiceChoice service = panel.service();
        QueryText query = panel.query();
        OptionalLong limit = panel.form().maxrec();
        panel.remember();
        if (plots.isSelected()) {
            Session.get().tables().expectPlots(query.adql());
        }
        Progress progress = new Progress() {
            @Override
            public void remark(String sentence) {
                SwingUtilities.invokeLater(() -> FailureMessage.show(Session.get().host(), "Rubin Query", RunBar.sentence(sentence)));
            }
        };
        return new TableLoader() {
            @Override
            public String getLabel() {
                return TableName.of(query.adql());
            }

            @Override
            public TableSequence loadTables(StarTableFactory factory) throws IOException {
                try {
                    RunRequest.Answer answer = service.request(query, limit).run(ServiceChoice.COMMAND, factory.getStoragePolicy(), progress);
                    SwingUtilities.invokeLater(() -> Session.get().tables().expectPlots(query.adql(), answer.adql()));
                    StarTable random = Tables.randomTable(answer.table());
                    random.setName(TableName.of(random));
                    return Tables.singleTableSequence(random);
                } catch (IOException e) {
                    SwingUtilities.invokeLater(() -> Session.get().tables().forgetPlots(query.adql()));
                    throw new IOException(FailureMessage.sentence(e), e);
                }
            }
        };
    }
}
