// A test waits for its servers half of the time; each has a village, a database and a WeChat of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
