namespace Qrie.Changes;

/// <summary>Receives the account's stream and hands each change to the lane of its ARN. The key is the account id.</summary>
[Alias("qrie.IAccountStreamGrain")]
public interface IAccountStreamGrain : IGrainWithStringKey;
