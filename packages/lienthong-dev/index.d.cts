export * from 'lienthong';
