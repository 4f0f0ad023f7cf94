using Pipeline.Local.CommandLine;

return await PipelineCommand.RunAsync(args);
