// Most tests of this project wait: for reads that settle, for timers, for other processes. More of them at once keep the processors busy.
[assembly: Xunit.v3.Parallelization(MaxThreads = 6)]
