namespace Qrie.Orleans.Aws.Tests.Streaming.Cluster;

public interface IConsumerGrain : IGrainWithStringKey;
