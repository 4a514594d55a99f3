# The statistics of one band, computed a second time by other means: reads a CSV with the columns
#   class,true,measured,error,ra,dec,trueRa,trueDec,extended,objectId
# where nothing stands for NULL; prints "group name value" for each group and for all.

function sort(a, n,    gap, i, j, v) {
    for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
        for (i = gap + 1; i <= n; i++) {
            v = a[i]
            for (j = i; j > gap && a[j - gap] > v; j -= gap) a[j] = a[j - gap]
            a[j] = v
        }
}
function quantile(a, n, q,    h, k) {
    h = q * (n - 1) + 1; k = int(h)
    return k >= n ? a[n] : a[k] + (h - k) * (a[k + 1] - a[k])
}
function absolute(x) { return x < 0 ? -x : x }
function mad(a, n,    i, m, d) {
    m = quantile(a, n, 0.5)
    for (i = 1; i <= n; i++) d[i] = absolute(a[i] - m)
    sort(d, n)
    return 1.4826 * quantile(d, n, 0.5)
}
function mean(a, n,    i, s) {
    for (i = 1; i <= n; i++) s += a[i]
    return s / n
}
function say(group, name, value) { printf "%s %s %.17g\n", group, name, value }
function usable(x) { return x != "" && x != "NaN" }
function load(table, group, n, a,    i) {
    split("", a)
    for (i = 1; i <= n; i++) a[i] = table[group, i]
    sort(a, n)
}
function put(table, counts, group, value) { table[group, ++counts[group]] = value }
function wilson(k, n, sign,    p) {
    p = k / n
    return (p + 1 / (2 * n) + sign * sqrt(p * (1 - p) / n + 1 / (4 * n * n))) / (1 + 1 / n)
}
function row(group,    truth, ratio, x, y, z, c) {
    c = atan2(0, -1) / 180
    truths[group]++
    if ($10 > 0) found[group]++
    if ($9 == "") unclassified[group]++
    else if ($9 > 0.5) extended[group]++
    else point[group]++
    if (usable($5)) {
        # Angle between unit vectors, from their difference.
        x = cos($6 * c) * cos($5 * c) - cos($8 * c) * cos($7 * c)
        y = cos($6 * c) * sin($5 * c) - cos($8 * c) * sin($7 * c)
        z = sin($6 * c) - sin($8 * c)
        put(offset, nOffset, group, sqrt(x * x + y * y + z * z) / c * 3600)
    }
    if (!usable($2) || $2 <= 0) return
    if (!usable($3)) { missing[group]++; return }
    put(ratios, nRatio, group, $3 / $2)
    if ($3 > 0) put(residual, nResidual, group, -2.5 * log($3 / $2) / log(10))
    if (usable($4) && $4 > 0) put(pull, nPull, group, ($3 - $2) / $4)
}
BEGIN { FS = "," }
{ row($1); row("all") }
END {
    for (g in truths) {
        n = nRatio[g]; load(ratios, g, n, a)
        say(g, "n", n); say(g, "n_null", missing[g] + 0); say(g, "ratio_mean", mean(a, n))
        m = quantile(a, n, 0.5); s = mad(a, n); out = 0
        for (i = 1; i <= n; i++) if (absolute(a[i] - m) > 5 * s) out++
        say(g, "ratio_median", m); say(g, "ratio_mad", s); say(g, "outlier_fraction", out / n)
        say(g, "ratio_s68", (quantile(a, n, 0.84) - quantile(a, n, 0.16)) / 2)
        n = nResidual[g]; load(residual, g, n, a)
        say(g, "n_dmag", n); say(g, "dmag_mean", mean(a, n)); say(g, "dmag_median", quantile(a, n, 0.5)); say(g, "dmag_mad", mad(a, n))
        n = nPull[g]; load(pull, g, n, a)
        say(g, "n_pull", n); say(g, "pull_mean", mean(a, n)); say(g, "pull_median", quantile(a, n, 0.5)); say(g, "pull_mad", mad(a, n))
        n = nOffset[g]; load(offset, g, n, a)
        say(g, "offset_median", quantile(a, n, 0.5)); say(g, "offset_p95", quantile(a, n, 0.95))
        n = point[g] + extended[g]
        say(g, "point_fraction", point[g] / n); say(g, "n_extended", extended[g] + 0); say(g, "unclassified", unclassified[g] + 0)
        say(g, "found_fraction", found[g] / truths[g])
        say(g, "found_lo", wilson(found[g], truths[g], -1)); say(g, "found_hi", wilson(found[g], truths[g], 1))
    }
}
