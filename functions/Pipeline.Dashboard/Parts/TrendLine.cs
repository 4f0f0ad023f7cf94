using System.Globalization;
using System.Text;

namespace Pipeline.Dashboard.Parts;

/// <summary>A small trend as the paths of an SVG: the line, and around it the band in which the truth lies with 95 %.</summary>
public sealed record TrendLine(string Line, string Band, double LastX, double LastY)
{
    public const int Width = 160;
    public const int Height = 44;
    private const double Margin = 3;

    /// <summary>Null where there are not two points to join.</summary>
    public static TrendLine? Of(IReadOnlyList<TrendPoint> points, bool isShared)
    {
        var known = points.Select((point, place) => (place, point.Rate))
            .Where(one => one.Rate is { Value: not null } rate && !Words.IsHidden(rate, isShared)).ToList();
        if (known.Count < 2)
            return null;

        var most = Math.Max(known.Max(one => one.Rate!.Value!.Value) * 1.15, 0.05);
        var x = known.Select(one => Math.Round(Margin + (one.place * (Width - (2 * Margin)) / (points.Count - 1)), 1)).ToList();
        var line = Path(known.Select((one, i) => (x[i], Y(one.Rate!.Value!.Value, most))));
        var band = Path(known.Select((one, i) => (x[i], Y(one.Rate!.High!.Value, most)))
            .Concat(known.Select((one, i) => (x[i], Y(one.Rate!.Low!.Value, most))).Reverse())) + "Z";
        return new(line, band, x[^1], Y(known[^1].Rate!.Value!.Value, most));
    }

    private static double Y(double value, double most) =>
        Math.Round(Height - Margin - (Math.Min(1, value / most) * (Height - (2 * Margin))), 1);

    private static string Path(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x} {y}");
        return path.ToString();
    }
}
