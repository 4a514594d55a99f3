package rubin.topcat;

import java.awt.event.ActionListener;
import java.io.IOException;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import rubin.topcat.table.TableScan;
import uk.ac.starlink.topcat.Outcome;
import uk.ac.starlink.topcat.Safety;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.activate.ActivationMeta;
import uk.ac.starlink.topcat.activate.ActivationType;
import uk.ac.starlink.topcat.activate.Activator;
import uk.ac.starlink.topcat.activate.ActivatorConfigurator;
import uk.ac.starlink.topcat.activate.ConfigState;
import uk.ac.starlink.topcat.activate.Suitability;
import uk.ac.starlink.topcat.activate.TopcatModelInfo;

/** The activation action "Show Rubin object": truth and measurement of the row that is clicked, side by side. */
public class RubinObjectActivation implements ActivationType {

    @Override
    public String getName() {
        return "Show Rubin object";
    }

    @Override
    public String getDescription() {
        return "Shows truth and measurement of a Rubin object side by side";
    }

    @Override
    public Suitability getSuitability(TopcatModelInfo info) {
        return TableScan.column(info.getTopcatModel().getDataModel(), "objectId").isPresent() ? Suitability.SUGGESTED : Suitability.AVAILABLE;
    }

    @Override
    public ActivatorConfigurator createConfigurator(TopcatModelInfo info) {
        TopcatModel model = info.getTopcatModel();
        return new Configurator(new Activator() {
            @Override
            public boolean invokeOnEdt() {
                return true;
            }

            @Override
            public Outcome activateRow(long row, ActivationMeta meta) {
                try {
                    return Outcome.success(Session.get().objectPanel(model).show(model.getDataModel(), row));
                } catch (IOException e) {
                    return Outcome.failure(e);
                }
            }
        });
    }

    /** There is nothing to configure. */
    private record Configurator(Activator activator) implements ActivatorConfigurator {

        @Override
        public JComponent getPanel() {
            JLabel nothing = new JLabel("There is nothing to choose.");
            nothing.setVerticalAlignment(SwingConstants.TOP);
            return nothing;
        }

        @Override
        public Activator getActivator() {
            return activator;
        }

        @Override
        public String getConfigMessage() {
            return null;    // the host's sign that it is ready
        }

        @Override
        public void addActionListener(ActionListener listener) {
            // Never changes.
        }

        @Override
        public void removeActionListener(ActionListener listener) {
            // Never changes.
        }

        @Override
        public ConfigState getState() {
            return new ConfigState();
        }

        @Override
        public void setState(ConfigState state) {
            // Has none.
        }

        @Override
        public Safety getSafety() {
            return Safety.SAFE;
        }
    }
}
