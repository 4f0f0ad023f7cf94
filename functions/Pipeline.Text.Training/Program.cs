using System.CommandLine;
using Pipeline.Text.Training;

return new RootCommand("Makes and validates the text models.")
{
    TrainCommand.Data,
    TrainCommand.Create(),
    ValidateCommand.Create(),
}.Parse(args).Invoke();
