using Qrie.Silo.Commands;

return await CommandLine.InvokeAsync(args);
