namespace Pipeline.Text.Training;

/// <summary>Fits the linear models of a set of texts, one for each output.</summary>
internal sealed class ModelFit(IReadOnlyList<LearntText> texts)
{
    private const float L2 = 1;

    /// <summary>Fits and calibrates outputs; the others say nothing.</summary>
    /// <param name="progress">Is told before each output.</param>
    public (WeightTable Weights, Calibration[] Calibrations) Run(IReadOnlyList<int> outputs, Action<int> progress)
    {
        var fits = new Dictionary<int, LinearFit>();
        var calibrations = new Calibration[Output.Count];
        foreach (var output in outputs)
        {
            progress(output);
            fits[output] = Fit(output);
            calibrations[output] = Calibrate(output);
        }

        return (WeightPacking.Pack(fits), calibrations);
    }

    /// <param name="only">Which of the texts teach; all without it.</param>
    private LinearFit Fit(int output, Func<LearntText, bool>? only = null)
    {
        var examples = new List<Example>();
        foreach (var text in texts)
        {
            if (text.For(output) is var (label, weight) && only?.Invoke(text) != false)
                examples.Add(Example.Of(text.Vector, label, weight));
        }

        return LinearFit.To(examples, L2);
    }

    /// <summary>What models say of each half of the texts that learnt from the other half.</summary>
    private Calibration Calibrate(int output)
    {
        var unseen = new List<(float, bool, float)>();
        foreach (var half in (bool[])[true, false])
        {
            var fit = Fit(output, text => text.IsInFirstHalf == half);
            foreach (var text in texts.Where(text => text.IsInFirstHalf != half))
            {
                if (text.For(output) is var (label, weight))
                    unseen.Add((fit.Logit(text.Vector), label, weight));
            }
        }

        return PlattFit.To(unseen);
    }
}
