using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers;

namespace Pipeline.Text.Training;

/// <summary>Weights of one linear model.</summary>
internal sealed record LinearFit(float[] Weights, float Bias)
{
    private const int Seed = 1;

    /// <summary>Fits logistic regression with ML.NET's L-BFGS on one thread: the same examples give the same weights.</summary>
    /// <param name="l2">How much large weights cost.</param>
    public static LinearFit To(IReadOnlyList<Example> examples, float l2)
    {
        var context = new MLContext(Seed);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Example.Weight),
            L1Regularization = 0,
            L2Regularization = l2,
            NumberOfThreads = 1,
            HistorySize = 10,
            OptimizationTolerance = 1e-7f,
            MaximumNumberOfIterations = 400,
        });
        var model = (Microsoft.ML.Data.BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>)
            (object)trainer.Fit(context.Data.LoadFromEnumerable(examples));
        var fitted = model.Model.SubModel;
        return new([.. fitted.Weights], fitted.Bias);
    }

    public float Logit(TextVector vector)
    {
        var logit = Bias;
        for (var i = 0; i < vector.Rows.Length; i++)
            logit += Weights[vector.Rows[i]] * vector.Values[i];

        return logit;
    }
}
