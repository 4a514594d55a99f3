package rubin.task.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rubin.query.ColumnReader;
import rubin.query.Condition;
import rubin.query.Names;
import rubin.query.Region;
import rubin.query.Selection;
import rubin.release.Band;
import rubin.release.ColumnRef;
import rubin.release.FluxKind;
import rubin.release.Release;
import rubin.task.BadInput;
import rubin.task.UserText;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** What to ask for in a region: {@code bands= flux= where= columns= primary=}. */
final class SelectionParameters {

    private final RegionParameters region = new RegionParameters();
    private final StringParameter bands = BadInput.text("bands", "[ugrizy]", "Bands",
            "<p>Letters of the bands whose fluxes are wanted, such as <code>gri</code> or <code>ugrizy</code>.\n"
                    + "Magnitudes and colours follow from them.</p>", "gri");
    private final StringParameter flux = BadInput.text("flux", "<kind>[,<kind>...]", "Flux kinds",
            "<p>Ways in which fluxes were measured. DP0.2 has <code>cModel</code> (best for galaxies), <code>psf</code> (for point sources),\n"
                    + "<code>calib</code>, <code>kron</code>, <code>gaap1p0</code> and other apertures of GaaP, and fixed apertures such as <code>ap12</code>.\n"
                    + "Several may be given, with commas between; colours and flux ratios then come from the one that stands first in this list,\n"
                    + "whatever the order they are given in, and say so in their names if it is not <code>cModel</code>: <code>gmr_psf</code>.</p>", "cModel");
    private final StringParameter columns = BadInput.text("columns", "<name>[,<name>...]", "Further columns",
            "<p>Further columns, with commas or spaces between, or between double quotes. Names are those of the object table;\n"
                    + "a truth query can also take columns of the truth, such as <code>ts.cosmodc2_id</code>.\n"
                    + "<code>rubinschema</code> shows what there is.</p>", null);
    private final StringParameter where = BadInput.text("where", "<condition>", "Extra condition",
            "<p>Condition in ADQL that rows must also meet, or <code>@file</code> for the one in a file, such as <code>obj.r_cModelFlux &gt; 360</code>.\n"
                    + "The object table is called <code>obj</code>, the truth <code>ts</code>.\n"
                    + "On Rubin's service <code>scisql_nanojanskyToAbMag(obj.r_cModelFlux) &lt; 25</code> cuts in magnitude.</p>", null);
    private final BooleanParameter primary = new BooleanParameter("primary");

    SelectionParameters() {
        primary.setPrompt("Primary objects only?");
        primary.setDescription("<p>Whether to keep only primary objects (<code>detect_isPrimary = 1</code>): no duplicates from\n"
                + "overlapping patches, no blends that were split, no sky objects. DP0.1 has primary objects only.</p>");
        primary.setStringDefault("true");
    }

    List<Parameter<?>> all() {
        List<Parameter<?>> all = new ArrayList<>(region.all());
        all.addAll(List.of(bands, flux, columns, where, primary));
        return all;
    }

    /** Without those for what to fetch of the objects, which somebody else knows. */
    List<Parameter<?>> whichObjects() {
        List<Parameter<?>> all = new ArrayList<>(region.all());
        all.addAll(List.of(where, primary));
        return all;
    }

    /** The region, if there is one. */
    Optional<Region> region(Environment env) throws TaskException {
        return region.isGiven(env) ? Optional.of(region.read(env)) : Optional.empty();
    }

    Selection read(Environment env, Release release) throws TaskException {
        Set<Band> bandSet = BadInput.read(env, bands, Band::parse);
        List<FluxKind> kinds = BadInput.read(env, flux, t -> Names.list(t).stream().map(release::fluxKind).toList());
        String columnsText = columns.stringValue(env);
        List<ColumnRef> extra = columnsText == null ? List.of()
                : BadInput.check("columns", columnsText, t -> Names.list(t).stream().map(c -> ColumnReader.read(c, "obj")).toList());
        return read(env, release, bandSet, kinds, extra);
    }

    /** The selection of these columns. */
    Selection read(Environment env, Release release, Set<Band> bandSet, List<FluxKind> kinds, List<ColumnRef> extra) throws TaskException {
        Region area = region.read(env);
        String whereText = where.stringValue(env);
        Optional<Condition> condition = whereText == null ? Optional.empty()
                : Optional.of(BadInput.check("where", UserText.of("where", whereText), Condition::new));
        return new Selection(release, area, bandSet, kinds, extra, condition, primary.booleanValue(env));
    }
}
